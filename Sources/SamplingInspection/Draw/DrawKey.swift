/// 256 secret bits without which nobody can compute a ticket; opened when the round is done.
public struct Salt: Sendable, Equatable {
  /// 64 lower-case hexadecimal digits.
  public let text: String

  /// Takes 64 lower-case hexadecimal digits; nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    self.text = text
  }

  /// Takes 256 bits from a generator, which must be the system's where the draw is to be secret.
  public init(from generator: inout some RandomNumberGenerator) {
    text = (0..<4).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

/// Decimal digits thrown in public after the commitment, such as dice.
public struct Seed: Sendable, Equatable {
  /// The digits.
  public let digits: String

  /// Fewest digits, about 66 bits: fewer could be tried out one by one.
  public static let fewest = 20

  /// Takes 20 to 1,000 decimal digits; nil for anything else.
  public init?(_ text: String) {
    guard (Self.fewest...1000).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    digits = text
  }
}

/// What makes the tickets of one round.
public struct DrawKey: Sendable, Equatable {
  /// Who draws a ticket.
  public enum Kind: String, Sendable {
    case subject
    case sampler
  }

  /// Secret bits.
  public let salt: Salt
  /// Public digits.
  public let seed: Seed
  /// Round, from 1.
  public let round: Int

  /// Makes a key.
  public init(salt: Salt, seed: Seed, round: Int) {
    self.salt = salt
    self.seed = seed
    self.round = round
  }

  /// The ticket of a subject or sampler: SHA-256 of `KIND,SALT,SEED,ROUND,ID`, in hexadecimal digits.
  ///
  /// None of the parts before the last holds a comma, so no two combinations give the same bytes.
  public func ticket(_ kind: Kind, _ id: String) -> String {
    sha256(Array("\(kind.rawValue),\(salt.text),\(seed.digits),\(round),\(id)".utf8))
  }
}

/// Digests that bind the office to what it keeps secret.
public enum Commitment {
  /// The number published before the seed is thrown (承诺值).
  ///
  /// SHA-256 of `choujian draw 1`, a line break, the round, a line break, and of each sealed file in order of name: name, byte 0, length in
  /// decimal, byte 0, content. The salt is one of the files, so it tells nothing of the others.
  public static func of(_ files: [String: [UInt8]], round: Int) -> String {
    var bytes = Array("choujian draw 1\n\(round)\n".utf8)
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      bytes += Array(name.utf8) + [0] + Array(String(content.count).utf8) + [0] + content
    }
    return sha256(bytes)
  }

  /// The digest of recorded outcomes: SHA-256 of `choujian outcomes 1`, a line break, the salt, a line break, and the file.
  public static func of(outcomes: [UInt8], salt: Salt) -> String {
    sha256(Array("choujian outcomes 1\n\(salt.text)\n".utf8) + outcomes)
  }
}
