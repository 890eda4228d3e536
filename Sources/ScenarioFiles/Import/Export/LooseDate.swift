import SamplingInspection

extension CalendarDate {
  /// Reads a day as other systems write it: `2021-9-3`, `2021/09/03`, `2021.9.3`, `2021年9月3日`, `20210903`, each with a time
  /// behind it or without; nil for anything else.
  init?(loose text: String) {
    let day = text.split(whereSeparator: { " T".contains($0) }).first.map(String.init) ?? ""
    let parts = day.split(omittingEmptySubsequences: false, whereSeparator: { "-/.年月".contains($0) }).map {
      $0.hasSuffix("日") ? String($0.dropLast()) : String($0)
    }
    let digits: [String]
    if parts.count == 3 {
      digits = parts
    } else if day.utf8.count == 8 {
      digits = [String(day.prefix(4)), String(day.dropFirst(4).prefix(2)), String(day.suffix(2))]
    } else {
      return nil
    }
    let padded = zip(digits, [4, 2, 2]).map { String(repeating: "0", count: max(0, $1 - $0.count)) + $0 }
    guard digits[0].count == 4 else { return nil }
    self.init(strict: padded.joined(separator: "-"))
  }
}
