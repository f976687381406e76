"""Why the system refused to read or write, as people say it; its own words are English everywhere."""

import errno

_WRITING = {
    errno.EACCES: ("書き込む許可がありません", "permission denied"),
    errno.EPERM: ("書き込む許可がありません", "permission denied"),
    errno.EROFS: ("書き込めないディスクです", "the disk is read-only"),
    errno.ENOSPC: ("ディスクがいっぱいです", "the disk is full"),
    errno.ENOENT: ("その場所にフォルダーを作れません", "no folder can be made there"),
    errno.ENOTDIR: ("途中の名前がフォルダーではなくファイルです", "a name on the way is a file, no folder"),
    errno.EEXIST: ("フォルダーの名前のファイルがすでにあります", "there is a file of the folder's name"),
    errno.EISDIR: ("同じ名前のフォルダーがあります", "there is a folder of that name"),
    errno.ENAMETOOLONG: ("名前が長すぎます", "the name is too long"),
    errno.EBUSY: ("別のソフトが開いています", "another program has it open"),
}
_READING = {
    errno.ENOENT: ("その場所にファイルがありません", "there is no file there"),
    errno.EISDIR: ("ファイルではなくフォルダーです", "it is a folder"),
    errno.ENOTDIR: ("途中の名前がフォルダーではなくファイルです", "a name on the way is a file, no folder"),
    errno.EACCES: ("読む許可がありません", "permission denied"),
    errno.EPERM: ("読む許可がありません", "permission denied"),
    errno.EFBIG: ("大きすぎます", "it is too large"),
}


_CLASSES: dict[type[OSError], int] = {
    FileNotFoundError: errno.ENOENT,
    IsADirectoryError: errno.EISDIR,
    NotADirectoryError: errno.ENOTDIR,
    PermissionError: errno.EACCES,
}
"""An error raised by hand may bear no number."""


def writing_failed(error: OSError) -> dict[str, str]:
    """Return the words `reason` and `reason_en` of a diagnostic about a file that could not be written."""
    return _words(error, _WRITING, "書き込みに失敗しました")


def reading_failed(error: OSError) -> dict[str, str]:
    """Return the words `reason` and `reason_en` of a diagnostic about a file that could not be read."""
    return _words(error, _READING, "読み込みに失敗しました")


def _words(error: OSError, known: dict[int, tuple[str, str]], otherwise: str) -> dict[str, str]:
    number = error.errno or _CLASSES.get(type(error), 0)
    ja, en = known.get(number) or (otherwise, error.strerror or type(error).__name__)
    return {"reason": ja, "reason_en": en}
