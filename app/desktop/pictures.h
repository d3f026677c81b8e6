#pragma once
// Every pane, in every form it has and with every tab of what it shows, as PNG files, light and dark, at 1280×800 and 3840×2160:
// for documents, for reviews and for machines without a display.
// GUI thread only.

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>

class QTabBar;

namespace traceo {

class MainWindow;

class Pictures final : public QObject {
    Q_OBJECT
public:
    /// Requires: `window` outlives this. A pane is taken once it is complete, at the latest after two minutes.
    Pictures(MainWindow& window, QString folder, QObject* parent = nullptr);
    void start();

Q_SIGNALS:
    /// The files that were written; `problem` is empty when all went well.
    void finished(const QStringList& files, const QString& problem);

private:
    void nextPane();
    void nextTab();
    void nextForm();
    QTabBar* tabs() const;
    QString nameOfShot() const;
    void waitForPane();
    void prepareShot();
    void takeShot();

    MainWindow& m_window;
    QString m_folder;
    QStringList m_waiting; ///< pane ids
    QStringList m_files;
    QString m_problem;
    QElapsedTimer m_elapsed;
    int m_tab = 0;        ///< of the pane's tabs; 0 where it has none
    qsizetype m_form = 0; ///< of the pane's forms; 0 where it has one
    std::size_t m_shot = 0;
};

} // namespace traceo
