// The rules alone, as one file: what the parity test runs inside PocketBase's engine beside Node.
