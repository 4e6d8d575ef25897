from django.http import HttpRequest, HttpResponse


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return HttpResponse(status=403)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return HttpResponse(status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)
