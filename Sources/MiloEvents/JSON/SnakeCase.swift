/// The name on the line of a property: `dureeMin` is `duree_min`.
func snakeCase(_ property: String) -> String {
  var name = ""
  for character in property {
    if character.isUppercase { name += "_" }
    name += character.lowercased()
  }
  return name
}
