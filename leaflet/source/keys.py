"""The keys of the three files, for guessing what a broken line was meant to be."""

BLOCK_KEYS = (
    "大見出し",
    "見出し",
    "本文",
    "囲み",
    "問答",
    "番号リスト",
    "箇条書き",
    "表",
    "写真",
    "QR",
    "催し",
    "切り取り",
    "地図",
    "帯",
    "奥付",
)
"""Each names one kind of block."""

KICKER = "添え書き"
"""The one key that stands beside a block's own key and is printed: above a 大見出し."""

MEMO = "メモ"
"""Stands among any keys, for whatever a writer wants to remember."""

COMMON_KEYS = ("条件", "段抜き", "位置", "id", MEMO)
"""What may stand beside a block's own key."""

KNOWN_KEYS = frozenset(
    (
        *BLOCK_KEYS,
        *COMMON_KEYS,
        # 原稿
        *("書式", "メタ", "型紙", "配色", "差し込み", "面", "注", "出典"),
        *("題名", "号", "発行者", "発行日", "版", "言語", "件名", "権利"),
        *("種類", "必須", "最大", "例", "説明", "名前", "中身"),
        *(KICKER, "題", "問", "答", "見出し行", "行"),
        *("ファイル", "代替文", "幅", "寄せ", "URL", "大きさ", "左", "右"),
        *("日", "時刻", "終了", "会場", "住所", "ほか", "行き方", "記入欄", "欄", "選択", "送り先"),
        # 組合ファイル
        *("もとの原稿", "差しかえ", "場所", "文", "前に", "後に", "隠す"),
        # 型紙
        *("用紙", "向き", "余白", "天", "地", "塗り足し", "折り", "外側", "内側"),
        *("基本版面", "文字", "字詰め", "行送り", "段数", "段間", "段罫"),
        *("書体", "太さ", "予備", "色", "印刷", "画面", "輪転機"),
        *("最小", "地色", "裁ち落とし", "行取り", "字下げ", "揃え", "改行", "行端", "詰め", "蛍光"),
        *("禁則", "段頭かっこ", "和欧間"),
        *("印", "置き場所", "案内", "枠", "角", "内余白"),
        *("太字", "題字脇", "大見出し2", "リスト", "囲み題", "解説"),
        *("表見出し", "催し題", "催し日", "切り取り題"),
        *("数字", "組方向", "あわせる", "あふれたとき", "強調"),
    )
)

LOCAL_KEYS = ("もとの原稿", "差しかえ", "配色", MEMO, "書式")
"""Keys of a local's file that are no values of variables."""

RESERVED = frozenset(
    (
        *LOCAL_KEYS,
        "true",
        "True",
        "false",
        "False",
        "none",
        "None",
        "not",
        "and",
        "or",
        "in",
        "is",
        "if",
        "else",
    )
)
"""Words that cannot be variables: a local could not give them a value, or Jinja reads them otherwise."""
