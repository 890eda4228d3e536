import SamplingInspection

/// The texts of a workbook, which its cells refer to by number.
enum SharedTexts {
  /// Reads `sharedStrings.xml`; runs of one text are joined, its reading aids left out.
  static func read(_ bytes: [UInt8], file: String) throws(FindingsError) -> [String] {
    var texts: [String] = []
    var runs = ""
    var isPhonetic = false
    try XMLPart.tell(
      bytes, file: file,
      to: .init(
        began: { name, _ in
          if name == "si" { runs = "" }
          if name == "rPh" { isPhonetic = true }
        },
        ended: { name, text in
          switch name {
          case "t" where !isPhonetic: runs += text
          case "rPh": isPhonetic = false
          case "si": texts.append(unescaped(runs))
          default: break
          }
        }))
    return texts
  }

  /// Turns `_x000D_`, as which spreadsheets write what XML cannot hold, back into its character.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      if place + 6 < scalars.count, scalars[place] == "_", scalars[place + 1] == "x", scalars[place + 6] == "_",
        let value = UInt32(String(String.UnicodeScalarView(scalars[(place + 2)...(place + 5)])), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result.append(scalar)
        place += 7
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }
}
