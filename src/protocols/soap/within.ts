/** What was promised, or the error when it takes longer. What was promised may still happen then. */
export async function within<Made>(ms: number, made: Promise<Made>, late: () => Error): Promise<Made> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(late()), ms)
  try {
    return await Promise.race([made, promise])
  } finally {
    clearTimeout(timer)
  }
}
