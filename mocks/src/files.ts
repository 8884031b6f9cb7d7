/** A picture of a protocol, 420 × 300, WebP. */
const PICTURE =
  'UklGRuoQAABXRUJQVlA4WAoAAAAgAAAAowEAKwEASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDgg/A4AAJBcAJ0BKqQBLAE/OZrGW68rKCQk1ClZ4CcJaW78dFmG33qYAfbALG98zdhn+z8IfKJ82kHk4edr+x70fkLqF3A/1p7m3Z/9t6AXuFfy6inin2AOCS/Df9r2Dv036QOfp9j9RX74+1wOJwgJUbg/tph0dqNwf1hKl+xobTf1or9jQ2m/rK5O1VXGDpfwXxgymja1OYW+R9wg3kVqVO8HtJYXfu+6SCS6CmmnDpjoFtIIpjRGhMmQEq/btG+gsb+WoipR+LiRZhxUqXR/qvRHNA3S3HsxjqSSHG+V8GsoVIXG69HVEo1HRMgea5gZaAlJAQkejOfbN9JqAQe0TLObEg/3gE+k0/cFRdbKhkICWHw4RicHMxA8dHajWo3gVZt6MZJ9sVnMgDYGmlKtI3QUFiEvqcRNHkSD5n9UBpvzGZpiNXC/eMQVUUYgFkZtDP2TYNMghOhNmq1XVRdbKhkHeBPKK+16R65J6Za9ARHVcBLrZUMhASoh11/3/WFaUCEOfL1bEUTlqENRpTg55VppVJPHEluy+HhjgbUNo94IGF+KS8FRdbKhkH/+N/wU5PGohtyxF+bCQDYdDw32wNHg5MGjq2kNTDo7UROMAACd3xInHEliFI52v6LWlPOxTiFCbeUsGIThGGMOPmD7RvimhT8gM7YQUw6O1G3gLhINxZ/xqLFu8kuyS0kKwh4aMKIm8N3fxIRGbF+JDks6bI5JkITpLQE9GGjtRuD+qzfgZmixJXUYtJgoM3kea3hgqPe/cH9tMOjtRuD/Lw43B/bRBG1XUoCdEMW9bKhkICVG4P7aIIQ//il7mS24DhxP3uN7w/wiUCEptMOjtRt106sBhwuV3Gi51jW3QrAI+pTFUX9wgPoutlRAIf0vyYtpW2GH9GIi2kgQI5cZFeH33C8fPdH8vxqoZCIzaYySAaOyd0AXfSJ0WOlMiIHIgUw6RAph0eIKhkIN3P6cVCw7Mu4F02SktglRuD+2mHR2pLVQAP7+fkP3/gPWvhgHjs4AAAAQz1iqrwkU3BE6iQCuU2Y/pK20MqPyQszB8l1X+aKuNdAqXOzH8+x/sDNwipEePbcGfTLwse4SwqKy92FfaGf13DS1dIOH46fNRiXvXwYtIJRC9fBLBw3kpeHJkX5icc8q5nb9utR43WUIEY2QGq3RsxTsGczcu+RL/RO8Qh4sxx1A4pDkFq81XprLebUcOz6fyhWnme7Hrend455wtlcaGTCzoz6p4hVxgwPKQ5GpMry7lfMdCjZ6ki+jw4PYT6oVXGuO7nJZITIC9N735m3Ul2/7ZbMQ+AAWugo6+Qc6ao4Ec75G7eChWXvdUBl/hDY6BXda29kEidW32+BqYjhiyPpf4JQlzl6mMv0O54Yp/TbqP7Ty5OAmIV7yvdk3J+OW6H89PIYLIF1zLgfzmyBLfPcVLMgJqt1VoMGGx0rylgXxu45vnHsDR2lUs3n+OEAyOv+ct5yipqNSzVyR8UtBNQMDLuf/ybZl3vK6JPng8rtntHCzah7yGp5Yqb8QamkdDmKnir0ma8Ngde0Z090Z0oF3HEo0gV/mkfyyS84VrnFsAzQCxBW8z5mQYM9kcGUq3hsmkzn6eCG1wgkpNuU2EtXFVok3znCevsYCB5Fos6jld8759711yXourHO/XtNdkSa70LAvC+iJBTX70sc9tUF16u4jArjZg3wT/9l5951rRa7BfcEUy6lAIIrLQE01KVPAfZ7Z5Pgrn5B3CfGvQoamFwn1yR3CgRBlTIzt4lAQaGVr1TyDaQNZSRYnNnOSF2AMKAWLTE/BoACsvqo/Zt1G11S8sB4Cky7KSICYh46RRt6ty2rMTqgxl4Kk80HpH6t+7jOL+kI37nwMFKo+WPqRfJtE8W84y1GEOTsGvXxhLBupUMVgGjWJ7OioAH2Rl+0DW9vtsomY4D+pQmEflNAWu3QSLGXKsPTIXyfrX9AjtRwV1X+ZvwSW8wDFCPXc2E1K7MM+s2Cprnvs4HYG+Qw3rK5wbT5E4IxfgNS+KZS9xYY4ior947X2DH7S4dCedp8zJtO7I+giL3PawGMeScFKNxjiyDLgQ0fp7ud94ihrujzvGIPZ2hy/Qnhwx621oY3JFzTFsuFjCHCdrJWd9cuf9ede4guGlHlJoHJH3A/Wi+cnQCAMz7wPKjEhtWjhL3RN14xDRkY7PY+Y7r9JKheRhT+ww6Oi3U6TKXjm6dOZL8rHKkmCXKpSXmA2xOsrxJbUL3R7un9rqsbXKjoYvdzekUUMvrznPrDjTn9wqH4R4iFzpX69TV9ga71SwdAeeXEXWkKc0OK1Oi98Vg65IFeK4pU38ZJ9p8H4psfmM1knyYtAtRfJuZxuKcjdvuzY0D+pY0xVwNzVDF1wNSbM9EgY3Vwt24uQoTUIlz+vHGbCEaeUzA3iI5kkkPLz+nuwHIFJThlbc71NqEg4AnseyGKlDhtM/TYY/tZ8xePJWkvU66jrL1QHQ9nYPThcyhDDuWkximShMQd3eF00sfz1pZ825tVtZfwyrxulyKqtHwQhDSIspE4oGIZJh5d6qvecV58ZEg0apSDjR76BbU8D8von1NC+auxoLPRbKjGPvjA9x3ARG61C7aOl36c/l4T5cmoQ9VAzWr4XgZOVaGmY4rHDCjA+82XXS2EJLVegDEBF1ULjI5gscB5kExgAsE92Vt5iD8p1PFbQbCZK0y5ch3QOq2aSbKAxRvafC/3iVizUk5mXdUDsiRjHDhn7FfQ1cQgrmiLJdTBEVd4fu/nVaIaDYNBLhLQlSuvHKSBD7ttrCJxI7baIC8ZoS3rsKOck1DnO6xvsxFn0U9nkzadlXFJzXfzLHKTZmIB8leq9qzAkkBrWknJB4zefkr0XLvIdTqjjgNIFt2JlvE6I1e8Zb03PiqesZTAbDOvBQ1mu2jcKbkiGHZK+WQogMhexrkpkczlXEGLA2ApOFNTyAi2OqiqLYgIRUUwZREbhuP3XaPrfPn+bi99SeopiyUYNfCQDYhSKRNQdcfEnSSd+YhY67jbdk4YbFVc5gPXy/5TCz3WEtZjpMXaSdAxtDD8HhJDwPPIuAwbOhYQktRTwXRT6amX5rRt2eaJ/fJf58Sb31s+AvS+hMJVBtz7jqH7Yx+I8NKAAPEijlTXDPxIRWrvqjuHRA976KRnI4Sza0PX1epJLElYQiHbsoR/rwtIYm4sqbinpVJhH9s74jomyS5kPsSNS0wvTMoCXOn3CXbk2XHb8aCLiHTKUX+y6iIpR4YFcmMRDBCzFGa4Ayh8nPckV03Vgg/RVRrYnhYINo4T+epA1hNNy32/dg15/9pYr6cgRcxZQdHP/cV6flQNZWvzQad7iJgQ0XFkK87stJrXLuQoEmWmgVHfJiv8YT1rfliZkPfq/Co6zwCM5zmwA1vqThP1QXh0/35JJ1hBWXKJkgfrz9gE0m4Jy/Qn3ZeSBYJSLIZDmQ8XvA0jXPPEEBMO/FTJGMp+PHgrgPjFRg2MCwWgWnlDi6nlMMxF584WkJfCjP/IjECNVPAwmtoUqluE66fVjSK0zfRu6Q8ga68PPQVtE2aaVVnct1iTxsBJMSS63vg9yHkzJdnZawKjhcgeTi76Gd+/SBn+W/oB56lMWlic4XIY87WWvGFVr0oN/KV9KhDGt6sSX+4/bX6YvxGij+eo9j8qgV3vLtCKfzNJ1EIiZXoLXnnlKf7zT2Y/TCkJwpufVs23+d3r0vY0Vjgl3rBdnnfas9D07aPX6O8KvEVWPW/PhLqMwW40YZ6p/IYUxkxlfY5DObkAAVMPN5FJVNxp2t3MAqtO1j56dTsEowMWQjarYldtTtVmMV8Sgs6XNX8M+ONfSth7exJqAO6DZB+o3EB84P/NawWQQrE3ir7omSY5bYTT3J5zUbwxHcy9EadR3TPgJgYAU1mT24SxXxVk/JysZQQw7pujBU5HeYRNEux/UDMtbEsPG1+zxIMJtYlb7AOlyMkUspwiIKhR4KfJi6Rt+c3HDvJhmRwJBFVhj6WOsWeKkse58HRuzQ7jKOWro25LhvGwwXs9wcemQt1+AHSr6rq/YmA+zhps2TCKJnjdF1OXmZPXc7RSF+reRqQTiZuesPs1eBcxthQjahM4yO2L8z1qrzXApcBZ4iBrI399/pwvDRpUUSO9X1FIp5FczR0W6/hbuDVVfiF6ROvyFinyqEfEZPBR6Rkqj7RTf3bVU9fOqIxAE/ZwfgidD3w0gdAVeKOmAuHJu1WKqR+nhHMK2e5DN5rumHPoqD/qpN1aEkLmglVZIP8Q6EJRhthqBsvDpcnol5V9S1zULG8aA/NApW8tSNQJjdh0/ZpCz5oC4oceYix3XRS4ticeKiyreuPu2dh7SE+6o9UAcuXC3sS/S6Taii2/SGbEFJ7HPHY99p5u8oSw/4L++4ElyYVCcXwt6wjPYyrhITTrAYKb4jFc+HhsqxOM/xJI+1iBh6KEbNbOQLoehAD0bd9TiSDRaoG1VMkF9+ozdj3i3zSVOMQNm5xChx8e9KTzISjHm/n6HOIDzSdSzXkSi6Dkc1j/u+boIL5nb6MAyxv+gHx+TKDYgNS25tItZCL2hL4qoQgK5XprrzCP2KfDdlyUGBBPMILBK4OzufZN09JW6B8kpbyw8wJe8+KTyBCupJyXiJMmBTf+4Kiafg2TYtWbRCAQlUek8ioXr/aNRvDzYBQ0sHba73Ug2QXDzGorpoTwpXt9AgOLbZaSmpyVmLbfjw2Cmbb7OeFxoI8kmTqnDA2Ho1Q8GMLE/+QztD4KbmCERhsmkxPnexstL05xo9iugiCp5yBaFPkpxybD6g7vQ+t5CCEQP4nhApyoDThltdSSRqSZTKEUEMrUBcXe/Rh7yxZdMILj44KKofGaW6JfmujM6NB02jBdL/8dL4HZ/PhIYB85oAXj3VdmH6zSAOaBm1VAZOz2rVPGjXceCsKHpwZ0fn6uQzldco/tF2TSVA11wTAsnYwMbBWQJr0Het51uBo55uYkyaQOpiVHyEygJOmC+rHQ1gCZ9zhICONNJ6TokwYyBPHuYckfg5AaWK+f0db1WEHQzFcFyJP7HhUa06JWKsLtgLFLqOuCfgwRBjbBFw4WzgMipAA8wAAAA';

/** The file of a published picture. */
export const demoPicture = (): Uint8Array => Uint8Array.from(atob(PICTURE), (sign) => sign.charCodeAt(0));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A PDF of one page that says it is a sample. It has Latin letters only, because it embeds no font. */
export function demoPdf(): Uint8Array {
  const content = 'BT /F1 18 Tf 60 760 Td (Sample document of the demo) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return encode(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`);
}

/** CRC-32 as ZIP needs it (ISO/IEC 21320). */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A ZIP archive of files as they are. */
export function demoArchive(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const numbers = (...values: readonly (readonly [value: number, bytes: 2 | 4])[]) =>
    values.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff));
  const parts: number[] = [];
  const list: number[] = [];
  for (const { name, bytes } of files) {
    const encoded = encode(name);
    const about = numbers(
      ...([
        [20, 2],
        [0x800, 2],
        [0, 2],
        [0, 2],
        [0x21, 2],
        [checksum(bytes), 4],
      ] as const),
      ...([
        [bytes.length, 4],
        [bytes.length, 4],
        [encoded.length, 2],
        [0, 2],
      ] as const),
    );
    list.push(
      ...numbers([0x02014b50, 4], [20, 2]),
      ...about,
      ...numbers([0, 2], [0, 2], [0, 2], [0, 4], [parts.length, 4]),
      ...encoded,
    );
    parts.push(...numbers([0x04034b50, 4]), ...about, ...encoded, ...bytes);
  }
  const end = numbers(
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [files.length, 2],
      [files.length, 2],
    ] as const),
    ...([
      [list.length, 4],
      [parts.length, 4],
      [0, 2],
    ] as const),
  );
  return Uint8Array.from([...parts, ...list, ...end]);
}
