"""`@dataclass(frozen=True, slots=True)` as `dataclasses` has it, made in a tenth of the time.

Stages hand each other some two hundred kinds of frozen values. Up to Python 3.13, `dataclasses` compiles six
functions for each kind when its module is loaded: an eighth of a whole `leaflet build`. Here a kind compiles
one, its `__init__`, when the first value is made; all else is put together from what is compiled already.

Nothing else is different: fields, defaults, `replace`, pickles, patterns, equality and hashes are what
`dataclasses` makes of them. Classes that ask for more, or extend such a class, are made by `dataclasses`.
"""

import dataclasses
import sys
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar, cast

T = TypeVar("T")

_PLAIN = {"frozen": True, "slots": True}
_OWN_ANNOTATIONS = "__annotations__"


@dataclasses.dataclass(frozen=True, slots=True)
class _Pattern:
    """What `dataclasses` gives a class and does not let others make."""

    field: int


(_FIELD,) = dataclasses.fields(_Pattern)
_SHARED: dict[str, object] = {
    name: getattr(_Pattern, name) for name in ("__dataclass_params__", "__getstate__", "__setstate__")
}
_UNSET = object()


def _decorated(cls: type[T] | None = None, /, **wanted: Any) -> Any:  # noqa: ANN401 - checkers see `dataclasses`
    """Make a class as `dataclasses.dataclass` does."""
    if cls is None:
        return lambda cls: _decorated(cls, **wanted)
    fields = _fields(cls) if wanted == _PLAIN else None
    return dataclasses.dataclass(cls, **wanted) if fields is None else _made(cls, fields)


def _fields(cls: type) -> dict[str, dataclasses.Field[Any]] | None:
    """Return a plain class's fields by name, None when the class is not for us."""
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__bases__):
        return None
    space = cls.__dict__
    fields = {}
    for name, kind in space.get(_OWN_ANNOTATIONS, {}).items():
        given = space.get(name, dataclasses.MISSING)
        field = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
        if "ClassVar" in str(kind) or not field.init or field.kw_only is True or field.hash is not None:
            return None
        if type(field.default).__hash__ is None:
            return None
        fields[name] = _named(field, name, kind)
    return fields


def _named(field: dataclasses.Field[Any], name: str, kind: Any) -> dataclasses.Field[Any]:  # noqa: ANN401 - as in `Field`
    field.name, field.type, field.kw_only = name, kind, False
    field._field_type = _FIELD._field_type  # type: ignore[attr-defined]  # noqa: SLF001 - by it `fields` tells fields
    return field


def _made(cls: type[T], fields: Mapping[str, dataclasses.Field[Any]]) -> type[T]:
    """Make the class anew, with slots: Python lets no class that there is have them."""
    names = tuple(fields)
    space = {name: value for name, value in cls.__dict__.items() if name not in fields}
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    value_of = _getter(name for name, field in fields.items() if field.compare)
    made = {"__match_args__": names, "__repr__": _repr(fields), "__eq__": _equality(value_of)}
    own = _SHARED | made | space
    if own.get("__hash__") is None:
        own["__hash__"] = _hash(value_of)
    own |= {"__slots__": names, "__dataclass_fields__": fields}
    own |= {"__setattr__": _refuse_to_assign, "__delattr__": _refuse_to_delete}
    metaclass: Any = type(cls)
    kind: Any = metaclass(cls.__name__, cls.__bases__, own)
    kind.__qualname__ = cls.__qualname__
    if "__init__" not in space:
        kind.__init__ = _first_init(kind, fields)
    return cast("type[T]", kind)


def _getter(names: Iterable[str]) -> Callable[[Any], tuple[object, ...]]:
    """Return what makes the tuple of some attributes."""
    match tuple(names):
        case ():
            return lambda _: ()
        case (name,):
            get = attrgetter(name)
            return lambda record: (get(record),)
        case several:
            return attrgetter(*several)


def _equality(value_of: Callable[[Any], tuple[object, ...]]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - becomes the method
        return value_of(self) == value_of(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(value_of: Callable[[Any], tuple[object, ...]]) -> Callable[[object], int]:
    def __hash__(self: object) -> int:  # noqa: N807 - becomes the method
        return hash(value_of(self))

    return __hash__


def _repr(fields: Mapping[str, dataclasses.Field[Any]]) -> Callable[[object], str]:
    shown = tuple(name for name, field in fields.items() if field.repr)

    @recursive_repr()
    def __repr__(self: object) -> str:  # noqa: N807 - becomes the method
        told = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
        return f"{type(self).__qualname__}({told})"

    return __repr__


def _refuse_to_assign(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _first_init(cls: type, fields: Mapping[str, dataclasses.Field[Any]]) -> Callable[..., None]:
    """Return an `__init__` that at its first call is exchanged for one made to measure."""

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807 - becomes the method
        init = cls.__init__ = _init(cls, fields)  # type: ignore[misc]
        init(self, *values, **named)

    return __init__


def _init(cls: type, fields: Mapping[str, dataclasses.Field[Any]]) -> Callable[..., None]:
    """Compile a class's `__init__`. It writes to the slots: `__setattr__` refuses."""
    scope: dict[str, Any] = {"_unset": _UNSET}
    parameters, lines = [], []
    for name, field in fields.items():
        scope[f"_set_{name}"] = cls.__dict__[name].__set__
        parameter = value = name
        if field.default is not dataclasses.MISSING:
            scope[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_unset"
            value = f"_make_{name}() if {name} is _unset else {name}"
        parameters.append(parameter)
        lines.append(f" _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    head = f"def __init__({', '.join(('self', *parameters))}):\n"
    exec(head + "\n".join(lines or [" pass"]), scope)  # noqa: S102 - as `dataclasses` does; names are identifiers
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - exported
elif sys.version_info < (3, 14):
    dataclass = _decorated
else:
    # Annotations are evaluated lazily there, which only `dataclasses` needs to know how to treat.
    dataclass = dataclasses.dataclass
