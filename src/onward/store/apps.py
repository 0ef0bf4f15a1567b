"""The only Django app with tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "onward.store"
    label = "store"
    verbose_name = "Onward"
