"""Known before the first poll: the mandate. One YAML file for each subject, every fact with its citation."""

from storage.baseline.mandate import Mandate, load, mandate
from storage.baseline.scope import watch

__all__ = ["Mandate", "load", "mandate", "watch"]
