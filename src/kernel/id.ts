/** Whether a text may be an id as we make them (UUID, RFC 9562): in an address nothing else is looked for. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f-]{36}$/.test(text)
}
