/// How amounts of each kind are shown.
enum CellFormat {
  /// The number that a spreadsheet holds: pieces, yuan, or 10,000 yuan.
  static func shown(_ amount: Int64, _ kind: Table.Kind) -> Double {
    switch kind {
    case .yuan: Double(amount) / 100
    case .tenThousandYuan: Double(amount) / 1_000_000
    default: Double(amount)
    }
  }

  /// Format of amounts, with a little room at the right; batches fixed by hand bear a mark.
  static func number(_ kind: Table.Kind, isPinned: Bool = false) -> String {
    switch kind {
    case .yuan, .tenThousandYuan: "#,##0.00_ "
    case .sparseCount: isPinned ? "#,##0\"＊\";-#,##0\"＊\";" : "#,##0_ ;-#,##0_ ;"
    case .number: "0"
    default: isPinned ? "#,##0\"＊\"" : "#,##0_ "
    }
  }

  /// Format of a figure: as many decimals as are worth reading.
  static func figure(_ figure: Double) -> String { figure == figure.rounded() ? "#,##0_ " : "#,##0.000_ " }

  static func alignment(_ kind: Table.Kind) -> CellStyle.Alignment {
    switch kind {
    case .words: .left
    case .mark, .number: .center
    default: .right
    }
  }
}
