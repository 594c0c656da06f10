"""What is refused to somebody who proves an e-mail address."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class WrongOneTimeCode(Refusal):
    """Not the newest code, tried too often, used, or too old: one answer for all of them."""

    code = "FORBIDDEN"
    message = _("This code is wrong or has expired. Check the newest mail, or ask for a new code.")
