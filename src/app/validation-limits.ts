/** How long one document may take in a server: what takes longer is hostile, or a package is; the largest summary takes a second. */
export const serverSeconds = 20

/** How long one document may take on the command line when nothing else is said. */
export const commandSeconds = 60
