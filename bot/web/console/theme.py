"""The admin's theme in one place: whoever exchanges it changes this module, the templates and the settings' UNFOLD."""

from typing import TYPE_CHECKING, Any, TypeAlias

from unfold import widgets

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
    from django.contrib.auth.forms import AdminUserCreationForm as UserCreationForm

    Admin: TypeAlias = ModelAdmin[Any]
else:
    from unfold.admin import ModelAdmin as Admin
    from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

Checkbox = widgets.UnfoldBooleanWidget
CheckboxMultiple = widgets.UnfoldAdminCheckboxSelectMultipleWidget
DateInput = widgets.UnfoldAdminSingleDateWidget
NumberInput = widgets.UnfoldAdminIntegerFieldWidget
Select = widgets.UnfoldAdminSelectWidget
Textarea = widgets.UnfoldAdminTextareaWidget
TextInput = widgets.UnfoldAdminTextInputWidget
UrlInput = widgets.UnfoldAdminURLInputWidget

__all__ = [
    "Admin",
    "AdminPasswordChangeForm",
    "Checkbox",
    "CheckboxMultiple",
    "DateInput",
    "NumberInput",
    "Select",
    "TextInput",
    "Textarea",
    "UrlInput",
    "UserChangeForm",
    "UserCreationForm",
]
