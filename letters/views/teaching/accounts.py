"""Signing in at the teacher's desk, and out of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse_lazy


class SignInView(LoginView):
    template_name = "letters/teaching/login.html"
    next_page = reverse_lazy("letters:teach")

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Without Django's `site`, which has only the host, in place of the archive's."""
        context = super().get_context_data(**options)
        del context["site"], context["site_name"]
        return context


sign_in = SignInView.as_view()
sign_out = LogoutView.as_view(next_page=reverse_lazy("letters:teach-login"))
