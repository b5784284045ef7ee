"""Accounts: a new one gets its groups at once, such as that of teachers."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """The form for a new account asks for its groups: “teacher” opens the desk."""

    add_fieldsets = (
        *UserAdmin.add_fieldsets,
        (
            "What it may do",
            {
                "fields": ["groups"],
                "description": "“teacher” opens the teacher’s desk, and nothing else.",
            },
        ),
    )
