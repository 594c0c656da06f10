"""What a product is found by."""

from tenants.catalogue.search import name_key, plain, search_text


def test_chinese_is_found_by_pinyin_in_full_and_by_initials():
    found = search_text("腾讯视频VIP会员", "Tencent Video VIP").split("\n")
    assert "tengxunshipinviphuiyuan" in found
    assert "txspviphy" in found
    assert "txsphy" in found
    assert "tencent video vip" in found
    assert "tencentvideovip" in found


def test_full_width_and_case_make_no_difference():
    assert plain("ＱＱ  Music ") == "qq music"


def test_names_are_ordered_by_pinyin():
    names = ["优酷", "爱奇艺", "哔哩哔哩"]
    assert sorted(names, key=name_key) == ["爱奇艺", "哔哩哔哩", "优酷"]
