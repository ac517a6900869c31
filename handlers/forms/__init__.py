"""One multi-turn conversation per file; every module here that holds a FORM is found by itself."""

import importlib
import pkgutil

from handlers.dialogue.form import Form


def gather() -> tuple[Form, ...]:
    """Every FORM of this folder, by name. Two forms of one name are a mistake and raise ValueError."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    forms = [module.FORM for module in modules if hasattr(module, "FORM")]
    if len({form.name for form in forms}) < len(forms):
        raise ValueError("two forms have the same name")
    return tuple(sorted(forms, key=lambda form: form.name))
