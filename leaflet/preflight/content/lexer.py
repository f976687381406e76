"""Content streams as operators with their operands (ISO 32000-1, 7.8.2); broken spots are stepped over."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from leaflet.preflight.limits import Budget, Limit
from leaflet.preflight.node import LARGEST


class Name(str):
    """A name operand, without its slash."""

    __slots__ = ()


Operand: TypeAlias = "float | bytes | Name | bool | list[Operand] | dict[str, Operand] | None"


class Instruction(NamedTuple):
    """An operator and what stands before it."""

    operator: str
    operands: list[Operand]
    data: bytes = b""
    """An inline picture's data, for ``BI``."""


_SPACE = rb"\0\t\n\f\r "
_REGULAR = rb"[^" + _SPACE + rb"()<>\[\]{}/%]"
_TOKEN = re.compile(
    rb"(?P<space>[" + _SPACE + rb"]+|%[^\r\n]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?!" + _REGULAR + rb"))"
    rb"|/(?P<name>" + _REGULAR + rb"*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f" + _SPACE + rb"]*)>"
    rb"|(?P<string>\()"
    rb"|(?P<word>" + _REGULAR + rb"+)"
)
_PLAIN = re.compile(rb"[^()\\]*")
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_END_OF_PICTURE = re.compile(rb"[" + _SPACE + rb"]EI(?=[" + _SPACE + rb"]|$)")
_LITERALS: Final = {b"true": True, b"false": False, b"null": None}
_ESCAPES: Final = {ord("n"): 10, ord("r"): 13, ord("t"): 9, ord("b"): 8, ord("f"): 12}
_DEEPEST = 64
_MOST_BROKEN = 1_000
"""Bytes without sense after which the rest is not read."""
_MOST_DIGITS = 40


class Lexer:
    """Reads one content stream from its start to its end."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Begin before the first byte."""
        self._data = data
        self._at = 0
        self._budget = budget
        self.broken = 0
        """How many bytes made no sense."""

    def __iter__(self) -> Iterator[Instruction]:
        """Tell the instructions in order."""
        operands: list[Operand] = []
        stack: list[tuple[bytes, list[Operand]]] = []
        while (token := self._next()) is not None:
            kind, text = token
            inner = stack[-1][1] if stack else operands
            Budget.allow(Limit.OPERANDS, len(inner))
            if kind == "open":
                self._open(stack, text)
            elif kind == "close":
                self._close(stack, operands)
            elif kind == "word" and text not in _LITERALS:
                yield self._instruct(text, operands)
                operands, stack = [], []
            else:
                inner.append(self._operand(kind, text))

    def _next(self) -> tuple[str, bytes] | None:
        while self._at < len(self._data) and self.broken < _MOST_BROKEN:
            found = _TOKEN.match(self._data, self._at)
            if found is None:
                self.broken += 1
                self._at += 1
                continue
            self._at = found.end()
            kind = found.lastgroup or ""
            if kind != "space":
                return kind, found[kind]
        return None

    def _open(self, stack: list[tuple[bytes, list[Operand]]], opener: bytes) -> None:
        if len(stack) >= _DEEPEST:
            self.broken += 1
            return
        stack.append((opener, []))

    def _close(self, stack: list[tuple[bytes, list[Operand]]], operands: list[Operand]) -> None:
        if not stack:
            self.broken += 1
            return
        opener, members = stack.pop()
        value: Operand = members if opener == b"[" else _dictionary(members)
        (stack[-1][1] if stack else operands).append(value)

    def _operand(self, kind: str, text: bytes) -> Operand:
        match kind:
            case "number":
                return max(-LARGEST, min(LARGEST, float(text[:_MOST_DIGITS])))
            case "name":
                return _name(text)
            case "hex":
                digits = b"".join(text.replace(b"\0", b"").split())
                return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
            case "string":
                return self._string()
            case _:
                return _LITERALS.get(text)

    def _string(self) -> bytes:
        """Read a literal string whose opening bracket is behind us."""
        found, depth, data = bytearray(), 1, self._data
        while self._at < len(data):
            plain = _PLAIN.match(data, self._at)
            assert plain is not None  # noqa: S101 - the pattern matches the empty string
            found += plain[0]
            self._at = plain.end() + 1
            sign = data[plain.end() : self._at]
            if sign == b"\\":
                found += self._escape()
                continue
            depth += (sign == b"(") - (sign == b")")
            if depth == 0:
                return bytes(found)
            found += sign
        self.broken += 1
        return bytes(found)

    def _escape(self) -> bytes:
        octal = re.compile(rb"[0-7]{1,3}").match(self._data, self._at)
        if octal:
            self._at = octal.end()
            return bytes([int(octal[0], 8) & 255])
        sign = self._data[self._at : self._at + 1]
        self._at += 1
        if sign == b"\r":
            self._at += self._data[self._at : self._at + 1] == b"\n"
        if sign in b"\r\n":
            return b""
        return bytes([_ESCAPES.get(sign[0], sign[0])])

    def _instruct(self, word: bytes, operands: list[Operand]) -> Instruction:
        self._budget.spend(Limit.OPERATORS)
        if word == b"ID":
            return Instruction("BI", [_dictionary(operands)], self._picture())
        if word == b"BI":
            return Instruction("", [])
        return Instruction(word.decode("latin-1"), operands)

    def _picture(self) -> bytes:
        """Take an inline picture's data: all up to a free-standing EI."""
        start = self._at + 1
        end = _END_OF_PICTURE.search(self._data, start)
        self._at = end.end() if end else len(self._data)
        self.broken += end is None
        return self._data[start : end.start() if end else len(self._data)]


def _name(text: bytes) -> Name:
    spelled = _ESCAPED_NAME.sub(lambda found: bytes([int(found[1], 16)]), text)
    try:
        return Name(spelled.decode())
    except UnicodeDecodeError:
        return Name(spelled.decode("latin-1"))


def _dictionary(members: list[Operand]) -> dict[str, Operand]:
    pairs = zip(members[::2], members[1::2], strict=False)
    return {key: value for key, value in pairs if isinstance(key, Name)}
