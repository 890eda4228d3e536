/// One row of a table as it was handed over: texts, and the line that it starts on.
struct TextRow: Sendable, Equatable {
  /// Line of the file or row of the sheet, from 1.
  var line: Int
  /// Its cells, without spaces around them.
  var cells: [String]
}
