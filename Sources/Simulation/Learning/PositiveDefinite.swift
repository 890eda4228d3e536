/// A symmetric positive definite matrix, its equations and its inverse, by Cholesky's method.
struct PositiveDefinite {
  /// Rows and columns.
  let size: Int
  /// Entries row by row; both halves are filled.
  private(set) var entries: [Double]

  /// A matrix of zeros to be filled.
  init(size: Int) {
    self.size = size
    entries = Array(repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * size + column] }
    set { entries[row * size + column] = newValue }
  }

  /// The inverse.
  var inverse: PositiveDefinite {
    // The lower factor, then its inverse in place, then that times itself.
    var lower = entries
    for row in 0..<size {
      for column in 0...row {
        var sum = lower[row * size + column]
        for inner in 0..<column { sum -= lower[row * size + inner] * lower[column * size + inner] }
        lower[row * size + column] =
          row == column ? max(1e-300, sum).squareRoot() : sum / lower[column * size + column]
      }
    }
    for column in 0..<size {
      lower[column * size + column] = 1 / lower[column * size + column]
      for row in column + 1..<max(size, column + 1) {
        var sum = 0.0
        for inner in column..<row { sum -= lower[row * size + inner] * lower[inner * size + column] }
        lower[row * size + column] = sum / lower[row * size + row]
      }
    }
    var result = PositiveDefinite(size: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = 0.0
        for inner in row..<size { sum += lower[inner * size + row] * lower[inner * size + column] }
        result[row, column] = sum
        result[column, row] = sum
      }
    }
    return result
  }

  /// The matrix times a vector.
  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum += entries[row * size + column] * vector[column] }
      return sum
    }
  }
}
