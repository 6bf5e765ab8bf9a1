import re

import pytest
from django import forms
from django.utils import translation

from rundtisch.ui.forms import DateInput
from rundtisch.ui.showroom import ExampleForm


@pytest.fixture(autouse=True)
def _in_german() -> object:
    with translation.override("de"):
        yield


def flat(markup: str) -> str:
    return re.sub(r"\s*\n\s*", "", markup)


class Wish(forms.Form):
    """A wish with an optional day."""

    title = forms.CharField(label="Titel", help_text="Kurz.")
    until = forms.DateField(label="Bis", widget=DateInput, required=False)
    token = forms.CharField(widget=forms.HiddenInput)


def test_label_hint_and_error_belong_to_the_field() -> None:
    field = flat(Wish({"title": ""})["title"].as_field_group())

    assert '<label class="kern-label" for="id_title">Titel</label>' in field
    assert 'id="id_title_helptext">Kurz.' in field
    assert 'id="id_title_error"' in field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_title_helptext id_title_error"' in field
    assert 'class="kern-form-input__input kern-form-input__input--error"' in field


def test_a_field_without_error_says_nothing_of_errors() -> None:
    field = Wish()["title"].as_field_group()

    assert "error" not in field
    assert "aria-invalid" not in field


def test_optional_fields_say_so_in_words() -> None:
    assert "(freiwillig)" in Wish()["until"].as_field_group()
    assert "(freiwillig)" not in Wish()["title"].as_field_group()


def test_days_reach_the_browser_in_the_form_it_knows() -> None:
    import datetime

    assert (
        'type="date" name="until" value="2026-05-07"'
        in Wish(initial={"until": datetime.date(2026, 5, 7)})["until"].as_widget()
    )


def test_the_summary_leads_to_each_field_and_names_hidden_ones_without_a_link() -> None:
    page = str(Wish({"title": ""}))

    assert page.count('role="alert"') == 1
    assert '<a href="#id_title">Titel</a>' in page
    assert "#id_token" not in page


def test_a_form_without_errors_has_no_summary() -> None:
    assert "data-error-summary" not in str(Wish())


def test_choices_are_one_group_with_its_question() -> None:
    group = flat(ExampleForm({"title": "x"})["method"].as_field_group())

    assert group.count("<fieldset") == 1
    assert group.count('type="radio"') == 2
    assert '<legend class="kern-label">Verfahren</legend>' in group
    assert 'aria-describedby="id_method_helptext id_method_error"' in group


def test_a_list_opens_in_kerns_frame() -> None:
    assert "kern-form-input__select-wrapper" in ExampleForm()["topic"].as_field_group()
