"""What a person does at the desk, with their own hands."""

from playwright.sync_api import Page

BODY = '.ProseMirror[aria-label="Body"]'
# Whether nothing of the body stands after the cursor.
AT_THE_END = """body => {
    const cursor = getSelection(), rest = document.createRange();
    if (!body.contains(cursor.focusNode)) return false;
    rest.selectNodeContents(body);
    rest.setStart(cursor.focusNode, cursor.focusOffset);
    return rest.toString() === "";
}"""


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "secret")
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")


def press(page: Page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()


def go_to_the_end(page: Page) -> None:
    """Put the cursor after the last word of the body."""
    page.locator(BODY).click()
    page.locator(f"{BODY}.ProseMirror-focused").wait_for()
    page.keyboard.press("Control+End")
    body = page.locator(BODY).element_handle()
    page.wait_for_function(AT_THE_END, arg=body)


def let_pass(page: Page, seconds: float) -> None:
    """Let time pass for the page's scripts, which asked for page.clock.install() before it came."""
    page.clock.fast_forward(round(seconds * 1000))
