"""The chain over the audit trail, walked on demand."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tenants.audit.seal import head
from tenants.audit.trail import verify_chain
from tenants.console.pages import needs, page
from tenants.kernel.actor import Actor


@needs("audit")
def chain(request: HttpRequest) -> HttpResponse:
    """GET shows where the chain stands; POST walks it whole and names each row that disagrees."""
    found = verify_chain(actor=Actor.of_request(request)) if request.method == "POST" else None
    return page(request, "console/chain.html", _("Verify the chain"), head=head(), found=found)
