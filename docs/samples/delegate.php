<?php
// Сервер портала управляющей компании: код для своего жителя. Ключ знает только сервер.
// Запуск: VK_ENDPOINT=https://lk.example.org VK_KEY=… php -S 127.0.0.1:9000 delegate.php
$account = getenv('VK_ACCOUNT'); // Номер лицевого счёта того, кто вошёл в ваш портал; здесь одного на всех.

$answer = file_get_contents(getenv('VK_ENDPOINT') . '/v1/delegations', false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => "Content-Type: application/json\r\nAuthorization: Bearer " . getenv('VK_KEY')
        . "\r\nIdempotency-Key: " . bin2hex(random_bytes(16)),
    'content' => json_encode(['accountNumber' => $account]),
    'ignore_errors' => true,
]]));
http_response_code((int) explode(' ', $http_response_header[0])[1]);
header('Content-Type: application/json');
header('Cache-Control: no-store');
echo $answer;
