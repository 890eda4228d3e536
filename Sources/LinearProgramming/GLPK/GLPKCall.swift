internal import CGLPK

/// One guarded call of GLPK with everything it needs in flat arrays; nothing of it outlives the call.
///
/// It checks nothing: whatever GLPK objects to comes back as a fault. ``GLPK`` validates first.
struct GLPKCall {
  var rowLower: [Double]
  var rowUpper: [Double]
  var columnLower: [Double]
  var columnUpper: [Double]
  var objective: [Double]
  var isInteger: [Bool]
  var entryRow: [Int32]
  var entryColumn: [Int32]
  var entryValue: [Double]
  var names: (rows: [String], columns: [String])?

  /// The raw answer of the guarded C function.
  struct Answer {
    var status: Int32
    var hasSolution: Bool
    var hasDuals: Bool
    var objective: Double
    var bound: Double
    var iterations: Int
    var nodes: Int
    var columnValues: [Double]
    var rowValues: [Double]
    var rowDuals: [Double]
    var columnDuals: [Double]
    var rowStatuses: [Int32]
    var columnStatuses: [Int32]
    var rangeLower: [Double]
    var rangeUpper: [Double]
    var message: String
  }

  init(_ program: LinearProgram, withNames: Bool = false) {
    rowLower = program.rows.map(\.lower)
    rowUpper = program.rows.map(\.upper)
    columnLower = program.columns.map(\.lower)
    columnUpper = program.columns.map(\.upper)
    objective = program.columns.map(\.objective)
    isInteger = program.columns.map(\.isInteger)
    entryRow = program.entries.map(\.row)
    entryColumn = program.entries.map(\.column)
    entryValue = program.entries.map(\.value)
    names = withNames ? (program.rows.map(\.name), program.columns.map(\.name)) : nil
  }

  /// Calls GLPK on this thread; with `mpsPath` it only writes the program there.
  ///
  /// Ends in `guarded_glpk_solve`.
  func run(
    integer: Bool, start: Basis? = nil, incumbent: [Double]? = nil, ranging: Bool = false,
    limits: SolveLimits = SolveLimits(), mpsPath: String? = nil, isCancelled: () -> Bool
  ) -> Answer {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      let question = Question(isCancelled)
      let path = mpsPath.map { CStringArray([$0]) }
      let known = incumbent.map { CArray([0] + $0) }
      return withExtendedLifetime((question, path, known)) {
        var options = guarded_glpk_options()
        options.integer = integer
        options.use_start = start != nil
        options.ranging = ranging
        options.seconds = limits.seconds
        options.relative_gap = limits.relativeGap
        options.hopeless = limits.hopeless
        options.node_limit = Int32(clamping: limits.nodes ?? 0)
        options.incumbent = known.map { UnsafePointer($0.address) }
        options.context = Unmanaged.passUnretained(question).toOpaque()
        options.is_cancelled = { context in
          context.map { Unmanaged<Question>.fromOpaque($0).takeUnretainedValue().answer() } ?? false
        }
        options.mps_path = path?.address.pointee
        return run(&options, start: start)
      }
    }
  }

  private func run(_ options: inout guarded_glpk_options, start: Basis?) -> Answer {
    let rowCount = rowLower.count
    let columnCount = columnLower.count
    let doubles = [rowLower, rowUpper, columnLower, columnUpper, objective, entryValue].map(CArray.init)
    let integers = [entryRow, entryColumn].map(CArray.init)
    let kinds = CArray(isInteger)
    let rowNames = names.map { CStringArray($0.rows) }
    let columnNames = names.map { CStringArray($0.columns) }
    let columnValues = CArray(repeatElement(0.0, count: columnCount))
    let columnDuals = CArray(repeatElement(0.0, count: columnCount))
    let rowValues = CArray(repeatElement(0.0, count: rowCount))
    let rowDuals = CArray(repeatElement(0.0, count: rowCount))
    let rowStatuses = CArray(start?.rows.map(\.rawValue) ?? [Int32](repeating: 1, count: rowCount))
    let rangeLower = CArray(repeatElement(-Double.infinity, count: options.ranging ? rowCount : 0))
    let rangeUpper = CArray(repeatElement(Double.infinity, count: options.ranging ? rowCount : 0))
    let columnStatuses = CArray(start?.columns.map(\.rawValue) ?? [Int32](repeating: 2, count: columnCount))
    var result = guarded_glpk_result()

    withExtendedLifetime((doubles, integers, kinds, rowNames, columnNames)) {
      var program = guarded_glpk_program(
        row_count: Int32(rowCount), column_count: Int32(columnCount), entry_count: Int32(entryValue.count),
        row_lower: doubles[0].address, row_upper: doubles[1].address, column_lower: doubles[2].address,
        column_upper: doubles[3].address, objective: doubles[4].address, column_is_integer: kinds.address,
        entry_row: integers[0].address, entry_column: integers[1].address, entry_value: doubles[5].address,
        row_names: rowNames?.address, column_names: columnNames?.address)
      result.column_values = columnValues.address
      result.column_duals = columnDuals.address
      result.row_values = rowValues.address
      result.row_duals = rowDuals.address
      result.row_statuses = rowStatuses.address
      result.column_statuses = columnStatuses.address
      result.range_lower = rangeLower.address
      result.range_upper = rangeUpper.address
      guarded_glpk_solve(&program, &options, &result)
    }
    return Answer(
      status: result.status, hasSolution: result.has_solution, hasDuals: result.has_duals,
      objective: result.objective, bound: result.bound, iterations: Int(result.iterations), nodes: Int(result.nodes),
      columnValues: columnValues.elements, rowValues: rowValues.elements, rowDuals: rowDuals.elements,
      columnDuals: columnDuals.elements, rowStatuses: rowStatuses.elements, columnStatuses: columnStatuses.elements,
      rangeLower: rangeLower.elements, rangeUpper: rangeUpper.elements,
      message: withUnsafeBytes(of: result.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
  }
}

/// Carries "is it cancelled?" through C as an opaque pointer.
private final class Question {
  let answer: () -> Bool
  init(_ answer: @escaping () -> Bool) { self.answer = answer }
}
