/** A form with one file and the confirmation of treatment, as a browser sends it: headers and body of the request. */
export function fileForm(name: string, bytes: Uint8Array, headers: Readonly<Record<string, string>>) {
  const edge = 'kp-edge-of-this-form'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="behandler"\r\n\r\nja\r\n--${edge}\r\ncontent-disposition: form-data; name="fil"; filename="${name}"\r\ncontent-type: text/xml\r\n\r\n`
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  }
}
