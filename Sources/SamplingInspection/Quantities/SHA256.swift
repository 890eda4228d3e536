internal import CSHA256

/// SHA-256 of bytes, by libcrypto, in lower-case hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  let isDone = bytes.withUnsafeBytes { sha256_digest($0.baseAddress, $0.count, &digest) }
  precondition(isDone, "libcrypto has no SHA-256")
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
