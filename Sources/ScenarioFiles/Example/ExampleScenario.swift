import SamplingInspection

/// A small scenario to begin from: every table with a few rows, which can be planned as it is.
public struct ExampleScenario: Sendable {
  /// One table.
  public struct Table: Sendable {
    /// One column.
    public struct Column: Sendable {
      /// Heading in Chinese.
      public let heading: String
      /// Heading in English, which messages use.
      public let name: String
      /// Whether the heading must be there.
      public let isRequired: Bool
      /// What stands in it.
      public let meaning: ColumnMeaning
    }

    /// Name of the sheet in Chinese.
    public let sheet: String
    /// Name of the file without `.csv`.
    public let name: String
    /// All columns, in the order of the format page.
    public let columns: [Column]
    /// Texts by row and column.
    public let rows: [[String]]
  }

  /// One key of the heading.
  public struct Key: Sendable {
    /// What it is called in Chinese.
    public let heading: String
    /// Its name in `scenario.yaml`.
    public let name: String
    /// The value, as text.
    public let value: String
    /// What it means, in Chinese.
    public let meaning: String
  }

  /// Name of the sheet with the keys.
  public static let headingSheet = ScenarioWorkbook.headingNames[1]
  /// The keys in the order of the format page.
  public static let keys: [Key] = HeadingCells.keys.map { name, heading in
    let (value, meaning) = ExampleRows.heading[name] ?? ("", "")
    return Key(heading: heading, name: name, value: value, meaning: meaning)
  }
  /// The tables in the order of the format page.
  public static let tables: [Table] = TableDefinition.all.compactMap { definition in
    guard let text = ExampleRows.tables[definition.name] else { return nil }
    let columns = definition.columns.map {
      Table.Column(
        heading: $0.chinese, name: $0.name, isRequired: $0.isRequired, meaning: definition.meaning(of: $0.name))
    }
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let places = columns.map { column in lines[0].firstIndex(of: column.heading) }
    let rows = lines.dropFirst().map { line in places.map { place in place.map { line[$0] } ?? "" } }
    return Table(sheet: definition.chinese, name: definition.name, columns: columns, rows: rows)
  }

  /// The files of a folder, with Chinese headings, as spreadsheets open them.
  public static var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for table in tables {
      let lines = [table.columns.map(\.heading)] + table.rows
      let text = lines.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined()
      files[table.name + ".csv"] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    }
    var yaml = ""
    var group = ""
    for key in keys {
      let path = key.name.split(separator: ".").map(String.init)
      if path.count == 2, path[0] != group { yaml += path[0] + ":\n" }
      group = path.count == 2 ? path[0] : ""
      // A value that is left out has its default.
      let line = "\(path.last ?? ""): \(key.value)"
      yaml +=
        (group.isEmpty ? "" : "  ") + (key.value.isEmpty ? "# " : "") + line + "  # \(key.heading)：\(key.meaning)\n"
    }
    files[HeadingCells.file] = Array(yaml.utf8)
    return files
  }

  /// The day that files made of it bear.
  public static let day = CalendarDate(strict: ExampleRows.heading["plan_date"]?.value ?? "")
}
