"""The first person of the platform: who may do everything on the owner host."""

import os
import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from tenants.accounts.models import User
from tenants.audit import record
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public
from tenants.registry.urls import owner_url


class Command(BaseCommand):
    help = (
        "Make the first platform owner. The password is read from OWNER_PASSWORD, or made up and "
        "printed once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument(
            "--another", action="store_true", help="although there is an owner already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip()
        given = os.environ.get("OWNER_PASSWORD", "")
        password = given or secrets.token_urlsafe(15)
        try:
            validate_email(email)
            validate_password(password, User(email=email))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        with in_public(), transaction.atomic():
            owners = User.objects.filter(is_staff=True, role=User.Role.OWNER)
            if owners.exists() and not options["another"]:
                raise CommandError("There is an owner already. To make another one: --another")
            if User.objects.filter(email__iexact=email).exists():
                raise CommandError(f"{email} has an account on the owner host already.")
            user = User.objects.create_user(
                email, password, name=options["name"], is_staff=True, role=User.Role.OWNER
            )
            record(actor=SYSTEM, action="owner.created", target=f"user:{user.pk}")
            self.stdout.write(f"{email} may sign in at {owner_url('/console/')}")
        if not given:
            self.stdout.write(f"Password, shown this once: {password}")
