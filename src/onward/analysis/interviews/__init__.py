"""What an interview leaves behind: findings with the words they stand on."""

from .debrief import read_debrief
from .plans import PlanReading, read_plan

__all__ = ["PlanReading", "read_debrief", "read_plan"]
