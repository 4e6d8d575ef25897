from django.http import HttpRequest


def menu(request: HttpRequest) -> dict:
    return {}
