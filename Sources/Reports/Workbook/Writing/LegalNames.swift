/// Names that spreadsheets and file systems take, as near as can be to those wished for, and distinct.
enum LegalNames {
  /// Most UTF-16 units of a sheet's name.
  static let longestSheetName = 31
  /// Most characters and bytes of a file's or folder's name, so that paths stay within what systems take.
  private static let longestFileName = (units: 60, bytes: 180)

  /// Names of sheets: without `[ ] : * ? / \ '`, at most 31 characters, distinct in any case, and not to be taken for a cell.
  static func sheets(_ wished: [String]) -> [String] {
    var taken: Set<String> = []
    return wished.map { wish in
      var name = replaced(
        wish, with: [":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼", "[": "［", "]": "］", "'": "’"])
      // The library writes names like A1, R or 2021 without the quotes that they need.
      if name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
        name.count < 3 || name.contains(where: \.isNumber)
      {
        name = "表" + name
      }
      name = trimmed(shortened(name, units: longestSheetName), " ")
      // Excel keeps this name for itself.
      if name.lowercased() == "history" { name += "_" }
      return distinct(name, &taken) { name, suffix in
        shortened(name, units: longestSheetName - suffix.count) + suffix
      }
    }
  }

  /// Name of a file or folder: without `/ \ : * ? " < > |`, control characters, and points or spaces at its ends.
  static func file(_ wished: String) -> String {
    var name = replaced(
      wished,
      with: [
        "/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", "\"": "＂", "<": "＜", ">": "＞", "|": "｜",
      ])
    while name.hasPrefix(".") || name.hasPrefix(" ") { name.removeFirst() }
    name = shortened(name, units: longestFileName.units, bytes: longestFileName.bytes)
    name = trimmed(name, ". ")
    let isReserved = reserved.contains(name.split(separator: ".").first.map { $0.uppercased() } ?? "")
    return name.isEmpty || isReserved ? name + "_" : name
  }

  /// Names that Windows keeps for devices.
  private static let reserved: Set<String> = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2",
    "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
  ]

  /// The name, or the name with the first number that nobody has.
  private static func distinct(
    _ name: String, _ taken: inout Set<String>, _ numbered: (String, String) -> String
  ) -> String {
    var result = name
    var number = 2
    while !taken.insert(result.lowercased()).inserted {
      result = numbered(name, "-\(number)")
      number += 1
    }
    return result
  }

  /// Signs that are not allowed as their full-width likes; control characters as blanks.
  private static func replaced(_ text: String, with signs: [Unicode.Scalar: Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        || scalar.properties.isNoncharacterCodePoint
      result.append(isControl && scalar != "\u{200D}" ? " " : signs[scalar] ?? scalar)
    }
    return String(result)
  }

  /// At most so many UTF-16 units and bytes, whole characters only.
  private static func shortened(_ text: String, units: Int, bytes: Int = .max) -> String {
    var result = ""
    var used = (units: 0, bytes: 0)
    for character in text {
      used.units += character.utf16.count
      used.bytes += character.utf8.count
      if used.units > units || used.bytes > bytes { break }
      result.append(character)
    }
    return result
  }

  private static func trimmed(_ text: String, _ ends: String) -> String {
    var result = text
    while let last = result.last, ends.contains(last) { result.removeLast() }
    return result
  }
}
