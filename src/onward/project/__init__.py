"""Composition: settings, URLs, WSGI."""
