#pragma once
// Where this build's checkout and programs are. Known to one file alone: what carries such a path is compiled anew in each
// checkout, what does not comes out of ccache.

#include <QString>

namespace traceo::test {

QString sourceFile(const char* pathFromRoot);
QString testFile(const char* pathFromTests);
QString builtFile(const char* name); ///< of the folder with the programs

} // namespace traceo::test
