from django.urls import path

from api.files.views import transfer

# No slash at the end: curl -T would put the file's name behind one.
urlpatterns = [path("files/<uuid:pk>", transfer, name="signed_file")]
