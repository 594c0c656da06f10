"""The first texts of a shop's legal pages. They say what the platform does by itself, so that they
hold from the first sale; {shop} is the shop's name. No advice of a lawyer: the owner checks them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalText:
    slug: str
    kind: str
    title_zh: str
    title_en: str
    zh: str
    en: str


TERMS = LegalText(
    slug="terms",
    kind="terms",
    title_zh="销售条款",
    title_en="Terms of sale",
    zh=(
        "<h2>谁在销售</h2><p>您在本站购买的商品由{shop}销售。联系方式见本页下方和页脚。</p>"
        "<h2>合同</h2><p>您提交订单并完成付款，合同即成立。下单前显示的价格即全部价格，"
        "不会另加费用，也没有默认勾选的附加项。</p>"
        "<h2>交付</h2><p>卡密在付款确认后显示在订单页，每件商品旁标明承诺的到账时间；"
        "直充和服务按商品页的说明完成。手机号或账号由您填写，付款前请核对：充错号码可能无法追回。</p>"
        "<h2>使用</h2><p>卡密适用的地区和平台写在商品页。卡密仅限您本人使用；"
        "查看后请妥善保管，查看的时间和地址会被记录。</p>"
        "<h2>未成年人</h2><p>未成年人购买须经监护人同意。</p>"
        "<h2>禁止的用途</h2><p>不得用于诈骗、洗钱或其他违法用途。"
        "如有人要求您把卡密发给对方，请立即停止并联系我们。</p>"
    ),
    en=(
        "<h2>Who sells</h2><p>What you buy here is sold by {shop}. How to reach us is at the foot "
        "of this page.</p>"
        "<h2>The contract</h2><p>It is made when you have placed an order and paid for it. The "
        "price shown before you pay is the whole price: nothing is added, and nothing is ticked "
        "for you.</p>"
        "<h2>Delivery</h2><p>Codes appear on the order page once the payment is confirmed; the "
        "promised time stands beside each product. Top-ups and services are carried out as their "
        "page says. You type the phone number or account yourself: check it before you pay, since "
        "a top-up of the wrong number may not come back.</p>"
        "<h2>Use</h2><p>Where a code is good is written on its page. Codes are for your own use. "
        "Keep them to yourself once you have seen them; each look is logged with its time and "
        "address.</p>"
        "<h2>Minors</h2><p>Minors buy with the consent of their guardians.</p>"
        "<h2>What is forbidden</h2><p>Fraud, money laundering and any other unlawful use. If "
        "somebody asks you to send them a code, stop, and write to us.</p>"
    ),
)

PRIVACY = LegalText(
    slug="privacy",
    kind="privacy",
    title_zh="隐私政策",
    title_en="Privacy",
    zh=(
        "<h2>我们收集什么</h2><ul><li>邮箱：用于找回订单和发送收据。</li>"
        "<li>交付所需的信息：例如充值的手机号或游戏账号。</li>"
        "<li>订单、付款状态和查看卡密的记录（时间、网络地址、设备）。</li></ul>"
        "<h2>用来做什么</h2><p>仅用于完成订单、处理退款和投诉、防止欺诈，以及履行法定义务。"
        "没有广告跟踪，页面不加载任何第三方内容。</p>"
        "<h2>卡密</h2><p>卡密加密保存，不会出现在邮件、日志或统计中。</p>"
        "<h2>谁能看到</h2><p>{shop}的工作人员按其职责查看；支付机构和直充的供货方只收到完成该笔订单"
        "所需的信息。我们不出售您的信息。</p>"
        "<h2>Cookie</h2><p>只使用登录和结账所必需的 Cookie。"
        "浅色或深色的选择只保存在您的设备上。</p>"
        "<h2>您的权利</h2><p>您可以查询、更正、复制或要求删除您的个人信息；"
        "法律要求保留的交易记录除外。请写信给我们。</p>"
    ),
    en=(
        "<h2>What we collect</h2><ul><li>Your e-mail address: to find orders again and to send "
        "receipts.</li><li>What a delivery needs: a phone number or a game account, for "
        "example.</li><li>Orders, the state of payments, and a record of each look at a code "
        "(time, network address, device).</li></ul>"
        "<h2>What for</h2><p>Only to carry out orders, refunds and complaints, to prevent fraud, "
        "and to do what the law asks. There is no tracking for advertising, and pages load nothing "
        "from third parties.</p>"
        "<h2>Codes</h2><p>Codes are kept encrypted. They are in no mail, log or statistic.</p>"
        "<h2>Who sees it</h2><p>The staff of {shop}, each as their work requires. Payment "
        "providers and suppliers of top-ups are told only what that order needs. We sell no "
        "data.</p>"
        "<h2>Cookies</h2><p>Only those that signing in and checking out need. Your choice of "
        "light or dark stays on your device.</p>"
        "<h2>Your rights</h2><p>You may ask for your data, have it corrected, copied or deleted, "
        "except for records of trade that the law has us keep. Write to us.</p>"
    ),
)

REFUND = LegalText(
    slug="refunds",
    kind="refund",
    title_zh="退款与投诉",
    title_en="Refunds and complaints",
    zh=(
        "<h2>自动退款</h2><p>付款后无法交付的商品会自动退款，原路退回，无需申请；"
        "同一订单重复付款的，多付的一笔自动退回。</p>"
        "<h2>还没有查看的卡密</h2><p>尚未查看的卡密，可以凭订单号申请退款。</p>"
        "<h2>已经查看的卡密</h2><p>卡密查看后即视为已交付，不支持无理由退款。如果卡密无效、"
        "已被使用或面值不符，请在商品页写明的质保期内联系我们，并附订单号和兑换页面的提示；"
        "核实后换新或退款。</p>"
        "<h2>直充和服务</h2><p>尚未开始的可以取消并退款；号码填写错误造成的损失无法退回。</p>"
        "<h2>投诉</h2><p>请先写信给我们。一个工作日内答复。</p>"
    ),
    en=(
        "<h2>Refunds that happen by themselves</h2><p>What cannot be delivered after payment is "
        "refunded the way it was paid, without your asking. Should one order be paid twice, the "
        "second payment goes back.</p>"
        "<h2>Codes you have not looked at</h2><p>A code that nobody has seen can be given back: "
        "write to us with the order number.</p>"
        "<h2>Codes you have seen</h2><p>A code counts as delivered once it was shown, and cannot "
        "be returned for no reason. If it is invalid, already used or of another value, write to "
        "us within the warranty on the product's page, with the order number and what the "
        "redemption page says. We check it, and replace or refund it.</p>"
        "<h2>Top-ups and services</h2><p>What has not begun can be cancelled and refunded. A loss "
        "from a mistyped number cannot be taken back.</p>"
        "<h2>Complaints</h2><p>Write to us first. We answer within one working day.</p>"
    ),
)

TEXTS = (TERMS, PRIVACY, REFUND)
