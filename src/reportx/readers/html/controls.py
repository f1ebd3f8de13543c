"""What a page writes around a report: its controls, what closes a text, and the line of day and source."""

import regex

from reportx.readers.html.flow import Block

BLANK = regex.compile(r"\s+")
LONGEST_CONTROL = 60
LONGEST_LINE = 200
DAY = r"[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
KINDS = """发布时间 发布日期 生成日期 成文日期 印发日期 发文日期 发文时间 更新时间 公开日期 时间 日期
    信息来源 文章来源 稿件来源 来源 来\\s源 发布机构 发布单位 文号""".split()
KIND = rf"(?:{'|'.join(KINDS)})[:：]"
LABEL = regex.compile(KIND)
FIELD = regex.compile(rf"{KIND}\s*(?:{DAY}|[^\s:：|｜【\[]+(?![^\s|【\[]*[:：]))|^\s*{DAY}")
# what a page's own controls begin with; the edges of a report have no such short paragraph
CONTROLS = """打印 关闭 分享 扫一扫 扫码 扫描二维码 返回 收藏 字体 字号 大中小 浏览 访问量 阅读量 阅读次数
    阅读： 点击 当前位置 您的位置 您现在的位置 现在位置 首页 微信 微博 网站地图 网站纠错 纠错 我要纠错
    友情链接 正文 下载 来源： 主办 版权 听全文 语音播报 编辑： 责任编辑 责编 初审 复审 终审 审核： 校对
    上一篇 下一篇 上一条 下一条 上一页 下一页 附件： 附件下载""".split()
RELATED = (
    r"(?:相关|推荐|延伸|热门|热点|最新|更多|精彩)"
    r"(?:阅读|附件|链接|新闻|文档|文件|信息|稿件|文章|解读|内容|报道|推荐|资讯|动态)"
)
CONTROL = regex.compile(rf"[^\w]*(?:{'|'.join(CONTROLS)}|{RELATED})")
CLOSING = regex.compile(
    rf"[^\w]*(?:{RELATED}|打印(?:本页|此页|此文)?|关闭(?:窗口|本页)|[上下]一篇：.*)[^\w]*"
)


def is_linked(block: Block) -> bool:
    """Whether most of a block is links."""
    return 2 * block.linked >= len(block.text)


def is_control(block: Block) -> bool:
    """Whether a block is one of the page's own controls."""
    words = bare(block.text)
    return len(words) <= LONGEST_CONTROL and CONTROL.match(words) is not None


def is_closing(block: Block) -> bool:
    """Whether a block says no more than that other things follow: 相关新闻."""
    return CLOSING.fullmatch(bare(block.text)) is not None


def is_labelled(block: Block) -> bool:
    """Whether a block gives details of the page, as 发布时间： does."""
    return LABEL.search(block.text) is not None


def fields(block: Block) -> str:
    """The day and the source in a line of a page's details, without what else is in it."""
    if len(block.text) > LONGEST_LINE or is_linked(block):
        return ""
    return " ".join(found[0].strip() for found in FIELD.finditer(block.text))


def bare(text: str) -> str:
    """A text without blanks.

    >>> bare("上一篇: 某县 报告")
    '上一篇：某县报告'
    """
    return BLANK.sub("", text).replace(":", "：")
