"""Why the system refused to write, as people say it; the system's own words are English everywhere."""

import errno

_REASONS = {
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
_OTHERWISE = "書き込みに失敗しました"


def writing_failed(error: OSError) -> dict[str, str]:
    """Return the words `reason` and `reason_en` of a diagnostic about a file that could not be written."""
    known = _REASONS.get(error.errno or 0)
    ja, en = known or (_OTHERWISE, error.strerror or type(error).__name__)
    return {"reason": ja, "reason_en": en}
