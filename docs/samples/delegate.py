# Сервер портала управляющей компании: код для своего жителя. Ключ знает только сервер.
# Запуск: VK_ENDPOINT=https://lk.example.org VK_KEY=… PORT=9000 python3 delegate.py
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4


def code_for(account):
    request = Request(
        os.environ['VK_ENDPOINT'] + '/v1/delegations',
        data=json.dumps({'accountNumber': account}).encode(),
        headers={
            'Content-Type': 'application/json',
            'Authorization': 'Bearer ' + os.environ['VK_KEY'],
            'Idempotency-Key': uuid4().hex,
        },
    )
    try:
        with urlopen(request) as answer:
            return answer.status, answer.read()
    except HTTPError as refusal:
        return refusal.code, refusal.read()


class Portal(BaseHTTPRequestHandler):
    def do_GET(self):
        # Номер лицевого счёта того, кто вошёл в ваш портал; здесь одного на всех.
        status, body = code_for(os.environ['VK_ACCOUNT'])
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Cache-Control', 'no-store')
        self.end_headers()
        self.wfile.write(body)


HTTPServer(('127.0.0.1', int(os.environ.get('PORT', '9000'))), Portal).serve_forever()
