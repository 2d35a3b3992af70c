@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names, downloading it once to %USERPROFILE%\.m2\wrapper.
setlocal
set "TOWPATH_ROOT=%~dp0"
for /f "usebackq tokens=1,* delims==" %%a in ("%TOWPATH_ROOT%.mvn\wrapper\maven-wrapper.properties") do (
    if "%%a"=="distributionUrl" set "MVNW_URL=%%b"
    if "%%a"=="distributionSha512Sum" set "MVNW_SHA512=%%b"
)
for %%f in ("%MVNW_URL:/=\%") do set "MVNW_ARCHIVE=%%~nxf"
set "MVNW_NAME=%MVNW_ARCHIVE:-bin.tar.gz=%"
set "MVNW_STORE=%USERPROFILE%\.m2\wrapper\dists"
set "MVNW_HOME=%MVNW_STORE%\%MVNW_NAME%-%MVNW_SHA512:~0,12%"
if not exist "%MVNW_HOME%\bin\mvn.cmd" (
    powershell -NoProfile -ExecutionPolicy Bypass -Command ^
        "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
        "$work = Join-Path $env:MVNW_STORE ([guid]::NewGuid()); New-Item -ItemType Directory -Force $work | Out-Null;" ^
        "$file = Join-Path $work 'maven.tar.gz'; Invoke-WebRequest -UseBasicParsing $env:MVNW_URL -OutFile $file;" ^
        "if ((Get-FileHash -Algorithm SHA512 $file).Hash -ne $env:MVNW_SHA512) { throw ('refused ' + $env:MVNW_URL + ': wrong SHA-512') };" ^
        "tar -xzf $file -C $work; Move-Item (Join-Path $work $env:MVNW_NAME) $env:MVNW_HOME; Remove-Item -Recurse -Force $work" || exit /b 1
)
"%MVNW_HOME%\bin\mvn.cmd" %*
