"""Who may be here, and which cases they see."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from bot.store import duty, people
from bot.store.models import CaseRow, StaffMember
from bot.store.models.staff import AT_THE_DESK
from bot.web.console.roles import OVERSEE, may_work


@dataclass(frozen=True)
class Staff:
    """Whoever is signed in: `person` is what cases call their owner, `actor` what the audit log says."""

    person: str
    actor: str
    name: str
    departments: tuple[str, ...]
    oversees: bool
    on_duty: bool | None = None

    def cases(self) -> QuerySet[CaseRow]:
        """Those of their departments, and what they own themselves."""
        if self.oversees:
            return CaseRow.objects.all()
        return CaseRow.objects.filter(Q(department__in=self.departments) | Q(owner=self.person))

    def case(self, case_id: UUID) -> CaseRow | None:
        return self.cases().filter(pk=case_id).first()


def staff_of(user: Any) -> Staff | None:
    """None for whoever has not the role."""
    if not may_work(user):
        return None
    member = StaffMember.objects.filter(account=user).first()
    person = member.person if member else f"{AT_THE_DESK}{user.pk}"
    departments = tuple(member.departments) if member else ()
    oversees, on = user.has_perm(f"store.{OVERSEE}"), duty.duty_of(person).on
    return Staff(person, f"user:{user.pk}", people.account_name(user), departments, oversees, on)


View = Callable[..., HttpResponse]


def for_staff(view: View) -> View:
    """A page for staff: others are asked to sign in, or told that they lack the role. Browsers keep nothing of it."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("desk:sign_in"))
        staff = staff_of(request.user)
        if staff is None:
            return render(request, "desk/no_role.html", status=403)
        return view(request, staff, *args, **kwargs)

    return guarded


def with_case(view: View) -> View:
    """A page of one case that the member of staff may see."""

    @for_staff
    @wraps(view)
    def guarded(request: HttpRequest, staff: Staff, case_id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        case = staff.case(case_id)
        if case is None:
            return render(request, "desk/no_case.html", {"staff": staff}, status=404)
        return view(request, staff, case, *args, **kwargs)

    return guarded
