"""The people of a post, on its form: hung there by the register, which the blog does not know."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from journalists.desk import Journalist, Link
from journalists.kinds import Role
from journalists.post_checks import named_in
from posts.admin.posts import FewButtons


class PeopleFormSet(forms.BaseInlineFormSet):
    """Links people, also those whom the text names, for whom a tick is enough."""

    may_add = False

    @property
    def suggested(self) -> list[Journalist]:
        """Whom the text names, as it is saved, without being linked to it."""
        if not (self.may_add and self.instance.pk):
            return []
        return list(named_in(self.instance).exclude(links__post=self.instance))

    @property
    def suggestions_name(self) -> str:
        return f"{self.prefix}-suggested"

    @property
    def ticked(self) -> set[str]:
        sent: Any = self.data
        return (
            {pk for pk in sent.getlist(self.suggestions_name) if pk.isdecimal()} if sent else set()
        )

    def save_new_objects(self, commit: bool = True) -> Any:
        saved = super().save_new_objects(commit)
        for person in named_in(self.instance).filter(pk__in=self.ticked) if self.may_add else ():
            link, is_new = Link.objects.get_or_create(
                post=self.instance, journalist=person, defaults={"role": Role.MENTIONED}
            )
            if is_new:
                saved.append(link)
        self.new_objects = saved
        return saved

    def has_changed(self) -> bool:
        return super().has_changed() or bool(self.ticked)


class PeopleInline(FewButtons, admin.StackedInline):
    model = Link
    formset = PeopleFormSet
    template = "admin/journalists/people_inline.html"
    extra = 0
    autocomplete_fields = ("journalist",)
    fields = (("journalist", "role"),)
    verbose_name = "person"
    verbose_name_plural = "people of the register"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.may_add = self.has_add_permission(request, obj)
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "journalist":
            # A person's page begins with the ground on which they are named, and not from here.
            field.widget.can_add_related = False
        return field
