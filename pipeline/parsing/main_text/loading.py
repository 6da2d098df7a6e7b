"""trafilatura, loaded as far as finding a text needs it.

Importing all of it takes some 75 ms, as long as reading a dozen pages: clients of the web, dates, languages, link
statistics. The steps by which `long_pages` finds a text ask none of these. So only their modules are loaded, and where
they import a function that they do not call there, it is loaded when it is called. Whoever asks the package itself for
anything (`trafilatura.extract`) loads the rest, and finds it as if it had been loaded at once.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType

_PACKAGE = "trafilatura"
_STEPS = ("utils", "settings", "xml", "xpaths", "htmlprocessing", "main_extractor")
_LATE = {  # what `trafilatura.utils` imports from others: functions and, as False, a class
    "charset_normalizer": {"from_bytes": True},
    "courlan": {"fix_relative_urls": True, "get_base_url": True},
    "urllib3.response": {"HTTPResponse": False},
}
_lock = threading.RLock()


def load_steps() -> None:
    """Make `from trafilatura import htmlprocessing` and the like cheap. Where any of it is loaded, nothing happens."""
    with _lock:
        spec = None if _PACKAGE in sys.modules else find_spec(_PACKAGE)
        if spec is None or spec.loader is None:
            return
        package, execute = module_from_spec(spec), spec.loader.exec_module
        package.__dict__["__getattr__"] = lambda name: getattr(_loaded(package, execute), name)
        sys.modules[_PACKAGE] = package
        try:
            with _late_modules():
                for step in _STEPS:
                    import_module(f"{_PACKAGE}.{step}")
        except Exception:  # whatever a step raises, the half of the package that is loaded must not stay
            for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
                del sys.modules[name]
            raise


def _loaded(package: ModuleType, execute: Callable[[ModuleType], None]) -> ModuleType:
    """The package with all that is in it."""
    with _lock:
        if package.__dict__.pop("__getattr__", None) is not None:
            utils = sys.modules[f"{_PACKAGE}.utils"]
            for module, names in _LATE.items():
                for name in names:
                    setattr(utils, name, getattr(import_module(module), name))
            execute(package)
        return package


@contextmanager
def _late_modules() -> Iterator[None]:
    """While modules are loaded, what they import of `_LATE` stands for itself until it is called."""
    late = {name: _late_module(name) for name in _LATE if name not in sys.modules}
    parents = {name.partition(".")[0] for name in late if "." in name}
    late |= {name: ModuleType(name) for name in parents if name not in sys.modules}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]


def _late_module(name: str) -> ModuleType:
    module = ModuleType(name)
    for attribute, is_function in _LATE[name].items():
        setattr(module, attribute, _late_function(name, attribute) if is_function else type(attribute, (), {}))
    return module


def _late_function(module: str, name: str) -> Callable[..., object]:
    def called(*arguments: object, **named: object) -> object:
        function: Callable[..., object] = getattr(import_module(module), name)
        return function(*arguments, **named)

    return called
