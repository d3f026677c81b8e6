#pragma once
// A folder in which `traceo` is run as a user of its own: workspace, history and settings lie in it.

#include "support/ran_command.h"

#include <QFile>
#include <QTemporaryDir>

namespace traceo::test {

class CommandFolder {
public:
    QString path() const { return m_folder.path(); }
    QString filePath(const QString& name) const { return m_folder.filePath(name); }

    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    Ran run(const QStringList& arguments) const
    {
        QStringList environment;
        for (const char* variable : {"HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            environment << QLatin1String(variable) + QLatin1Char('=') + path();
        return ran(arguments, {}, environment);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace traceo::test
