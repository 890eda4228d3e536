import Foundation
import SamplingInspection

/// Why a text cannot be a name that rules refer to.
enum NameFault: Equatable {
  /// It is blank.
  case blank
  /// It holds a character that scopes and groups are written with.
  case reserved(Unicode.Scalar)
  /// It holds a character that nobody sees, so that two names would look the same.
  case invisible(Unicode.Scalar)
  /// It begins with a mark that would be drawn on the character before it.
  case beginsWithMark

  /// Looks at a text; nil if it can be a name.
  static func find(in text: String) -> NameFault? {
    guard let first = text.unicodeScalars.first else { return .blank }
    for scalar in text.unicodeScalars {
      if "/|;=!+".unicodeScalars.contains(scalar) { return .reserved(scalar) }
      if scalar.value < 32 || (scalar.value > 126 && scalar.isInvisible) { return .invisible(scalar) }
    }
    if first.value > 126, [.nonspacingMark, .spacingMark, .enclosingMark].contains(first.properties.generalCategory) {
      return .beginsWithMark
    }
    return nil
  }

  /// What is wrong.
  var message: Wording {
    switch self {
    case .blank: Wording(zh: "名称是空的", en: "the name is blank")
    case .reserved(let scalar):
      Wording(
        zh: "名称里有“\(scalar)”，这个符号留给范围和分组的写法（/ | ; = ! + 都不能用）",
        en: "the name holds “\(scalar)”, which is kept for scopes and groups (as are / | ; = ! +)")
    case .invisible("\n"), .invisible("\r"): Wording(zh: "名称里有换行", en: "the name holds a line break")
    case .invisible(let scalar):
      Wording(
        zh: "名称里有看不见的字符 U+\(scalar.hexadecimal)，看上去一样的名称会对不上",
        en: "the name holds the invisible character U+\(scalar.hexadecimal), so that names which look alike differ")
    case .beginsWithMark:
      Wording(zh: "名称以一个附加符号开头", en: "the name begins with a combining mark")
    }
  }

  /// What would be right.
  var remedy: Wording {
    switch self {
    case .reserved: Wording(zh: "改用别的字符，例如全角的“／”“＋”", en: "use another character")
    case .blank, .invisible, .beginsWithMark: Wording(zh: "删去这个单元格，重新打字", en: "clear the cell and type the name again")
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control, a format character or a line separator.
  var isInvisible: Bool {
    [.control, .format, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
  }

  /// Its number in at least four hexadecimal digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// The text in Unicode normal form C, so that what is the same to a reader is the same to every program.
  var composed: String {
    let isComposed = unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case ..<0x300, 0x2000..<0x2100, 0x3000..<0x3099, 0x309B..<0xA000, 0xFF00..<0xFFF0: true
      default: false
      }
    }
    return isComposed ? self : precomposedStringWithCanonicalMapping
  }

  /// The first control character, other than a line break or a tab.
  var firstControlCharacter: Unicode.Scalar? {
    unicodeScalars.first { ($0.value < 32 && ![9, 10, 13].contains($0.value)) || (127..<160).contains($0.value) }
  }
}
