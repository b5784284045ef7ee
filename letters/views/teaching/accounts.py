"""Signing in at the teacher's desk, and out of it."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse_lazy

sign_in = LoginView.as_view(
    template_name="letters/teaching/login.html",
    next_page=reverse_lazy("letters:teach"),
)
sign_out = LogoutView.as_view(next_page=reverse_lazy("letters:teach-login"))
