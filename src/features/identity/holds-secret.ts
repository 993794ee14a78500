const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/** Whether a key has what a private or a shared one has and a public one has not (RFC 7518, section 6). */
export function holdsSecret(key: object): boolean {
  return secretMembers.some((member) => member in key)
}
